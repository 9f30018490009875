// images: stack8.tif composite8.tif
run("Add...", "value=10");
Stack.setChannel(2);
run("Add...", "value=10 slice");
Stack.setDisplayMode("color");
run("Subtract...", "value=30");
run("Subtract...", "value=1 stack");
selectWindow("stack8.tif");
run("Multiply...", "value=0.5 stack");
setSlice(3);
run("Add...", "value=100 slice");
