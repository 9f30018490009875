print("before");
x = frobnicate(3);
