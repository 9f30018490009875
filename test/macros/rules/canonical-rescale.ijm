// images: cells16.tif
getPixelSize(unit,pw,ph); t=1.5646; run("Properties...","channels=1 slices=1 frames=1 unit=nm pixel_width=2.3 pixel_height=2.3 voxel_depth=1"); getPixelSize(unit,pw,ph); f=pw/t; w=round(getWidth*f); h=round(getHeight*f); run("Scale...","x=- y=- width="+w+" height="+h+" interpolation=Bilinear average create"); print(getTitle,getWidth,getHeight);
