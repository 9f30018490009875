// images: rgb.tif
makeRectangle(3, 4, 10, 8);
Image.copy;
Image.paste(12, 12, "add");
Image.paste(22, 12, "subtract");
Image.paste(2, 22, "average");
Image.paste(32, 2, "zero transparent");
makeOval(3, 4, 10, 8);
Image.copy;
Image.paste(20, 3, "difference");
newImage("x", "8-bit ramp", 30, 30, 1);
Image.paste(3, 3);
newImage("x", "16-bit ramp", 30, 30, 1);
Image.paste(3, 3);
newImage("x", "32-bit ramp", 30, 30, 1);
Image.paste(3, 3, "divide");
