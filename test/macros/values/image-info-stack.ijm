// images: stack8.tif
print(getInfo("image.subtitle")); setMetadata("Label", "x;y"); print(getInfo("image.subtitle"));
run("Properties...", "channels=1 slices=5 frames=1 unit=um pixel_width=0.5 pixel_height=0.5 voxel_depth=2 frame=[0 sec]");
print(getInfo("image.subtitle"));
s = getImageInfo(); lines = split(s, "\n"); for (i=0;i<lines.length;i++) if (!startsWith(lines[i],"ImageJ") && !startsWith(lines[i],"Screen") && !startsWith(lines[i],"Magn") && !startsWith(lines[i],"Scale")&& !startsWith(lines[i],"Path")) print(lines[i]);
