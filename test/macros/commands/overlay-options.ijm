// images: noise8.tif
run("Overlay Options...", "stroke=red width=3 fill=none apply show");
makeLine(3, 4, 20, 18);
run("Add Selection...");
print(Overlay.size);
