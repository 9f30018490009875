print("a");
return "result " + 1/3;
print("b");
