function same(x) { return x; }
print(same(1/3) == 1/3); 
