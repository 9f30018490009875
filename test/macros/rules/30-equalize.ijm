// images: noise32.tif
run("Enhance Contrast","saturated=0.35 equalize"); print("on"); run("Enhance Contrast...","saturated=0.35 equalize"); print("on2");
