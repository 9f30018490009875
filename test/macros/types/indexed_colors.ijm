// images: rgb.tif
run("8-bit Color", "number=256");
print(bitDepth, is("grayscale"));
