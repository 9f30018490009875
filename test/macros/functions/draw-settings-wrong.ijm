// images: ramp8.tif
setJustification("middle");
print("after");
setFont("NoSuchFont", 12, "slanted");
print("after");
