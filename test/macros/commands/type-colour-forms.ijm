// images: rgb.tif indexed.tif
selectImage(1);
run("Duplicate...", "title=a"); run("8-bit Color", "number=16"); print(bitDepth, getPixel(3, 4), is("Inverting LUT"));
selectImage(1);
run("Duplicate...", "title=b"); run("HSB (32-bit)"); print(bitDepth, nSlices, getPixel(3, 4));
selectImage(1);
run("Duplicate...", "title=c"); run("Lab Stack"); print(bitDepth, nSlices, getPixel(3, 4)); run("RGB Color"); print(bitDepth, getPixel(3, 4));
selectImage(2);
run("RGB Color"); run("RGB Stack"); print(nSlices, getPixel(3, 4), getInfo("slice.label"));
run("RGB Color");
