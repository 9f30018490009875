newImage("title", "8-bit black", 4, 4, 1);
n = getTitle.length; m = getTitle().length; print(n, m);
if (getTitle.startsWith("ti")) print("starts");
k = 1 + toString(123).length; print(k);
if (getTitle().contains("tle")) print("contains");
