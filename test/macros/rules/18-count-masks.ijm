// images: discs.tif
run("Analyze Particles...","size=10-Infinity circularity=0.30-1.00 show=[Count Masks]"); run("Multiply...","value=20"); getMinAndMax(a,b); print(a,b); run("8-bit");
