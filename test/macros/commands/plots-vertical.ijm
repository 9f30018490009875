// images: noise8.tif
makeRectangle(3, 4, 10, 20);
p = getProfile();
print(p.length);
run("Plots...", "width=300 height=150 font=12 draw_ticks minimum=0 maximum=0 vertical");
run("Plot Profile");
Plot.getValues(x, y);
print(x.length, y[3]);
close();
p = getProfile();
print(p.length, p[3]);
run("Plots...", "width=300 height=150 font=12 draw_ticks minimum=0 maximum=0 interpolate");
run("Plot Profile");
Plot.getValues(x, y);
print(x.length, y[3]);
close();
