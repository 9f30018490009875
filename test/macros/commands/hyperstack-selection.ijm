// images: stack8.tif hyper8.tif
makeRectangle(3, 4, 8, 7);
selectImage(1);
makeOval(3, 4, 8, 7);
Overlay.addSelection;
run("Properties...", "channels=1 slices=5 frames=1 pixel_width=0.5 pixel_height=0.5 voxel_depth=2 unit=um");
Property.set("key", "kept");
run("Stack to Hyperstack...", "order=xyczt(default) channels=5 slices=1 frames=1 display=Composite");
getVoxelSize(w, h, d, unit);
print(selectionType, Overlay.size, Property.get("key"), w, d, unit, getInfo("slice.label"));
selectWindow("hyper8.tif");
run("Hyperstack to Stack");
print(selectionType, Overlay.size, getValue("Mean"));
makePoint(3, 4);
run("Stack to Hyperstack...", "order=xyczt(default) channels=1 slices=4 frames=2 display=Composite");
print(selectionType);
