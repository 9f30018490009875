// images: stack32.tif
run("Macro...", "code=[v=v*sin(d/10)] stack");
