newImage("a", "8-bit black", 5, 5, 1); newImage("b", "8-bit black", 5, 5, 1);
run("Close"); print(nImages, getTitle);
newImage("c", "8-bit black", 5, 5, 1);
run("Close All"); print(nImages);
