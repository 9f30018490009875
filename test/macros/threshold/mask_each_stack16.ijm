// images: stack16.tif
run("Convert to Mask", "method=Otsu background=Light calculate list");
print(is("composite"), is("Inverting LUT"));
getThreshold(a, b); print(a, b);
