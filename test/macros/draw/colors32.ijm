// images: prob32.tif
setColor("red"); fillRect(0, 0, 5, 5); print(getPixel(1, 1));
setColor(0.3); fillRect(6, 0, 5, 5); print(getPixel(7, 1));
setColor("black"); fillRect(12, 0, 5, 5); print(getPixel(13, 1));
setColor(128, 128, 128); drawLine(0, 10, 50, 40); print(getPixel(0, 10));
newImage("z", "32-bit black", 20, 20, 1);
setColor("white"); fillRect(2, 2, 5, 5); print(getPixel(3, 3)); getMinAndMax(a, b); print(a, b);
setColor(-3.75); drawOval(5, 5, 10, 10);
newImage("s", "16-bit black", 20, 20, 1);
setColor("gray"); fillRect(2, 2, 5, 5); print(getPixel(3, 3)); getMinAndMax(a, b); print(a, b);
