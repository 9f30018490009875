// images: noise8.tif
makeRectangle(3, 4, 10, 8);
run("Add Selection...");
makeOval(20, 14, 10, 8);
Roi.setName("round");
run("Add Selection...");
run("Labels...", "color=white font=12 show use draw bold");
print(Overlay.size);
run("Measure Overlay");
