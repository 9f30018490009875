setFont("Serif");
print("not here");
