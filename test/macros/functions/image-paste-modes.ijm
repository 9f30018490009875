// images: ramp8.tif
makeOval(3, 4, 10, 8);
Image.copy();
run("Select None");
Image.paste(0, 0, "add");
Image.paste(12, 0, "Subtract");
Image.paste(24, 0, "xor");
Image.paste(0, 10, "and");
Image.paste(12, 10, "or");
Image.paste(24, 10, "difference");
Image.paste(0, 20, "multiply");
Image.paste(12, 20, "Transparent-white");
Image.paste(24, 20, "average");
Image.paste(5, 5, "max");
Image.paste(17, 15, "min");
Image.paste(20, 8, "blend");
Image.paste(9, 18, "invert");
