// images: noise32.tif noise16.tif
selectImage(1);
run("Multiply...", "value=0.333333");
print(getPixel(3, 4));
run("Divide...", "value=0.333333");
print(getPixel(3, 4));
run("Add...", "value=1e3"); print(getPixel(3, 4));
run("Min...", "value=990.5"); print(getPixel(3, 4));
run("Gamma...", "value=0.75"); print(getPixel(3, 4));
run("Set...", "value=NaN"); print(getPixel(3, 4));
selectImage(2);
run("Add...", "value=1.5"); print(getPixel(3, 4));
run("Multiply...", "value=1.25"); print(getPixel(3, 4));
run("AND...", "value=11111111"); print(getPixel(3, 4));
run("XOR...", "value=101"); print(getPixel(3, 4));
run("Gamma...", "value=1.5"); print(getPixel(3, 4));
run("Log"); print(getPixel(3, 4));
