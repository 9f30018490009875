// images: ramp8.tif
print("before");
run("Enlarge...", "enlarge=3");
print("after");
