// images: blobs8.tif
makeOval(5,6,15,12);
run("Canvas Size...", "width=64 height=60 position=Center"); print(selectionType);
run("Canvas Size...", "width=70 height=60 position=Center"); print(selectionType);
run("Restore Selection"); print(selectionType);
