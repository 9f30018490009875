// images: blobs8.tif column8.tif ramp8.tif
selectImage("blobs8.tif"); run("Add Image...", "image=ramp8.tif x=5 y=6 opacity=100"); print(Overlay.size, Overlay.getType(0)); Overlay.getBounds(0, x, y, w, h); print(x, y, w, h);
run("Image to Selection...", "image=ramp8.tif opacity=100 zero"); getSelectionBounds(x, y, w, h); print(x, y, w, h, selectionType, Roi.getType, Roi.getName);
selectImage("blobs8.tif"); run("Select None"); run("Remove Overlay"); run("Add Image...", "image=ramp8.tif x=5 y=6 opacity=50"); run("Flatten");
selectImage("blobs8.tif"); run("Remove Overlay"); run("Add Image...", "image=ramp8.tif x=-3 y=2 opacity=83 zero"); run("Flatten");
