// images: blobs8.tif stack8.tif
selectWindow("blobs8.tif");
function mean(s) { print(s, getValue("Mean"), getWidth, getHeight); }
run("Add...", "value=3"); run("Subtract...", "value=7"); run("Add...", " "); mean("add");
run("Multiply...", "value=1.1"); run("Divide...", " "); mean("mul");
run("Min...", "value=30"); run("Min...", " "); mean("min");
run("Max...", "value=200"); run("Max...", " "); mean("max");
run("Gamma...", "value=0.8"); run("Gamma...", " "); mean("gamma");
run("AND...", "value=11111100"); run("OR...", " "); mean("and"); run("XOR...", "value=00000111"); run("XOR...", " "); mean("xor");
run("Set...", " "); mean("set");
selectWindow("stack8.tif");
run("Translate...", "x=2 y=1 interpolation=Bilinear"); run("Translate...", " "); mean("tr");
makeRectangle(10, 10, 8, 8); run("Enlarge...", "enlarge=2"); run("Enlarge...", " "); mean("enl");
makeRectangle(10, 10, 8, 8); run("Make Band...", "band=3"); makeRectangle(10, 10, 8, 8); run("Make Band...", " "); mean("band");
makeRectangle(10, 10, 8, 8); run("Scale... ", "x=2 y=2 centered"); run("Scale... ", " "); mean("sc");
makeRectangle(10, 10, 8, 5); run("Rotate...", "  angle=33"); run("Rotate...", " "); mean("rot");
run("Select None");
run("Bin...", "x=2 y=2 z=1 bin=Max"); mean("bin"); run("Bin...", "x=2"); mean("bin"); 
run("Reduce...", "reduction=3"); mean("reduce"); print(nSlices);
