// images: noise8.tif ramp8.tif
run("Copy"); close();
modes = newArray("Copy", "Blend", "Difference", "Transparent", "Transparent-zero", "AND", "OR", "XOR", "Add", "Subtract", "Multiply", "Divide", "Min", "Max");
for (i = 0; i < modes.length; i++) { selectImage("noise8.tif"); run("Duplicate...", "title=" + modes[i]); setPasteMode(modes[i]); run("Paste"); run("Select None"); }
