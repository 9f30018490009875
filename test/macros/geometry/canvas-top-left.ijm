// images: cells16.tif
run("Canvas Size...", "width=80 height=40 position=Top-Left zero");
