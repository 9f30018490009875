Color.setForeground("red");
print(Color.foreground);
Color.setForeground(200);
print("not here");
