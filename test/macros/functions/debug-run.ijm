x = 3;
print("a");
s = debug("run");
print("on");
