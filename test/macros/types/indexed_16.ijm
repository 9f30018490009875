// images: rgb.tif
run("8-bit Color", "number=16");
print(bitDepth);
run("8-bit");
print(is("grayscale"));
