newImage("a", "8-bit ramp", 10, 10, 2);
print(is("binary"), is("grayscale"), is("hyperstack"), is("composite"), is("Inverting LUT"), is("locked"), is("Virtual Stack"), is("changes"), is("area"), is("line"));
print(is("global scale"), is("animated"), is("InvertY"), is("FFT"), is("Caps Lock Set"), is("applet"));
