// images: cells16.tif noise16.tif
run("Copy"); close();
modes = newArray("Average", "Difference", "Transparent-zero", "AND", "XOR", "Add", "Subtract", "Multiply", "Divide", "Max");
for (i = 0; i < modes.length; i++) { selectImage("cells16.tif"); run("Duplicate...", "title=" + modes[i]); setPasteMode(modes[i]); run("Paste"); run("Select None"); }
