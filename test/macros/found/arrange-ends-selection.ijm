// images: composite8.tif
makeOval(5,6,15,12);
run("Arrange Channels...", "new=321"); print(selectionType);
