// images: ramp8.tif
makeRectangle(3, 4, 12, 9); run("Add Selection...", "stroke=green width=2 fill=none"); makeOval(10, 8, 9, 9); run("Add Selection...", "stroke=none width=1 fill=#80ff0000"); makePoint(20, 20); run("Add Selection..."); print(selectionType, Overlay.size);
run("List Elements");
run("To ROI Manager"); print(Overlay.size, roiManager("count")); for (i = 0; i < roiManager("count"); i++) print(RoiManager.getName(i)); run("From ROI Manager"); print(Overlay.size, selectionType);
run("Hide Overlay"); print(Overlay.hidden); run("Show Overlay"); run("Remove Overlay"); print(Overlay.size);
