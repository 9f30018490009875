// images: nan32.tif
s = getImageInfo(); lines = split(s, "\n"); for (i=0;i<lines.length;i++) if (!startsWith(lines[i],"ImageJ") && !startsWith(lines[i],"Screen") && !startsWith(lines[i],"Magn") && !startsWith(lines[i],"Scale")&& !startsWith(lines[i],"Path")) print(lines[i]);
setMetadata("Info", "k: v\nw: z"); Property.set("p", "q"); makeOval(2,3,5,6); setThreshold(0, 5);
s = getInfo(); lines = split(s, "\n"); for (i=0;i<lines.length;i++) if (!startsWith(lines[i],"ImageJ") && !startsWith(lines[i],"Screen") && !startsWith(lines[i],"Magn") && !startsWith(lines[i],"Scale")&& !startsWith(lines[i],"Path")) print(lines[i]);
