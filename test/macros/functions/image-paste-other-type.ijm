// images: ramp8.tif noise16.tif
makeRectangle(3, 4, 10, 8);
Image.copy();
run("Select None");
Image.paste(15, 10);
Image.paste(1, 2, "divide");
selectImage("ramp8.tif");
Image.paste(3, 3);
newImage("f", "32-bit ramp", 20, 20, 1);
Image.paste(3, 3);
Image.paste(10, 10, "subtract");
newImage("c", "RGB ramp", 20, 20, 1);
Image.paste(3, 3);
