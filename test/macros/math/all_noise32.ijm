// images: noise32.tif
// tolerance: 1ulp exp and log of Java and JavaScript differ in the last bit
id = getImageID();
selectImage(id); run("Duplicate...", "title=m0"); run("Add...", "value=10.7"); getMinAndMax(a, b); print("Add...", a, b);
selectImage(id); run("Duplicate...", "title=m1"); run("Add...", "value=-20"); getMinAndMax(a, b); print("Add...", a, b);
selectImage(id); run("Duplicate...", "title=m2"); run("Subtract...", "value=0.5"); getMinAndMax(a, b); print("Subtract...", a, b);
selectImage(id); run("Duplicate...", "title=m3"); run("Multiply...", "value=1.37"); getMinAndMax(a, b); print("Multiply...", a, b);
selectImage(id); run("Duplicate...", "title=m4"); run("Divide...", "value=3"); getMinAndMax(a, b); print("Divide...", a, b);
selectImage(id); run("Duplicate...", "title=m5"); run("Divide...", "value=0"); getMinAndMax(a, b); print("Divide...", a, b);
selectImage(id); run("Duplicate...", "title=m6"); run("AND...", "value=11110000"); getMinAndMax(a, b); print("AND...", a, b);
selectImage(id); run("Duplicate...", "title=m7"); run("OR...", "value=00001111"); getMinAndMax(a, b); print("OR...", a, b);
selectImage(id); run("Duplicate...", "title=m8"); run("XOR...", "value=10101010"); getMinAndMax(a, b); print("XOR...", a, b);
selectImage(id); run("Duplicate...", "title=m9"); run("Min...", "value=50.5"); getMinAndMax(a, b); print("Min...", a, b);
selectImage(id); run("Duplicate...", "title=m10"); run("Max...", "value=100.5"); getMinAndMax(a, b); print("Max...", a, b);
selectImage(id); run("Duplicate...", "title=m11"); run("Gamma...", "value=0.45"); getMinAndMax(a, b); print("Gamma...", a, b);
selectImage(id); run("Duplicate...", "title=m12"); run("Set...", "value=33.9"); getMinAndMax(a, b); print("Set...", a, b);
selectImage(id); run("Duplicate...", "title=m13"); run("Log"); getMinAndMax(a, b); print("Log", a, b);
selectImage(id); run("Duplicate...", "title=m14"); run("Exp"); getMinAndMax(a, b); print("Exp", a, b);
selectImage(id); run("Duplicate...", "title=m15"); run("Square"); getMinAndMax(a, b); print("Square", a, b);
selectImage(id); run("Duplicate...", "title=m16"); run("Square Root"); getMinAndMax(a, b); print("Square Root", a, b);
selectImage(id); run("Duplicate...", "title=m17"); run("Reciprocal"); getMinAndMax(a, b); print("Reciprocal", a, b);
selectImage(id); run("Duplicate...", "title=m18"); run("Abs"); getMinAndMax(a, b); print("Abs", a, b);
selectImage(id); run("Duplicate...", "title=m19"); run("Invert"); getMinAndMax(a, b); print("Invert", a, b);
