run("New Hyperstack...", "title=hyp type=8-bit display=Composite width=12 height=9 channels=2 slices=3 frames=2");
getDimensions(w, h, c, z, t);
Stack.getDisplayMode(mode);
print(getTitle, w, h, c, z, t, mode, nImages);
run("New Hyperstack...", "title=hyp type=16-bit display=Grayscale width=12 height=9 channels=1 slices=3 frames=2");
getDimensions(w, h, c, z, t);
print(getTitle, w, h, c, z, t, Stack.isHyperstack, nImages);
