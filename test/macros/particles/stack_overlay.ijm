// images: maskstack.tif
run("Analyze Particles...", "size=20-Infinity show=Overlay stack");
print(Overlay.size);
setSlice(2);
run("Analyze Particles...", "size=30-Infinity show=Overlay slice");
print(Overlay.size);
