run("Hyperstack...", "title=a type=8-bit display=Color width=0 height=9 channels=2 slices=1 frames=1");
print("not here");
