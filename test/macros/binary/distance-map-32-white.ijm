// images: discs_inverted.tif
run("Options...", "iterations=1 count=1 edm=32-bit");
run("Distance Map");
print(is("Inverting LUT"));
