x = 3;
print("a");
s = debug("break");
print("on");
