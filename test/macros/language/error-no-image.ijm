print("a");
w = getWidth;
