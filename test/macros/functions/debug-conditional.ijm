s = debug("conditional");
print("on");
