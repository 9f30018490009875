// images: hyper16.tif
setAutoThreshold("Otsu");
run("Analyze Particles...", "size=5-100 circularity=0.30-2.0 show=Overlay in_situ");
run("Analyze Particles...", "size=2-Infinity circularity=0.5-1.00 show=[Count Masks] display exclude include add");
run("Measure");
