print("one");
return "value";
print("never");
