// images: ramp8.tif
makeRectangle(3, 4, 10, 8);
Image.copy;
run("Select None");
Image.paste(15, 10);
Image.paste(-3, -2);
Image.paste(33, 25);
print(Image.name, Image.title, getPixel(16, 11));
