// images: noise8.tif
makeLine(3, 4, 40, 30);
run("Plots...", "width=300 height=150 font=12 draw draw_ticks auto-close minimum=0 maximum=0");
p = getProfile();
print(p.length, p[3], p[8]);
run("Plots...", "width=300 height=150 font=12 draw draw_ticks interpolate minimum=0 maximum=0");
p = getProfile();
print(p.length, p[3], p[8]);
run("Plots...", "width=450 height=200 font=12 draw_ticks interpolate minimum=0 maximum=0");
run("Profile Plot Options...", "width=450 height=200 font=12 draw_ticks interpolate minimum=0 maximum=0");
print(nImages);
