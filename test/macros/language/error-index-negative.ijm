a = newArray(3);
a[-1] = 5;
