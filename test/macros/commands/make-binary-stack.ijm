// images: stack8.tif
run("Make Binary", "method=Otsu background=Dark calculate");
print(getValue("Mean"), nSlices);
setOption("BlackBackground", false);
run("Make Binary", "method=Default background=Default");
print(getValue("Mean"), is("Inverting LUT"));
